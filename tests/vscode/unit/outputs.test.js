'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const vscode = require('./vscode');
const outputs = require('../../../src/vscode/notebook/outputs');

test('all forms of a value are passed on, images as bytes and JSON as JSON', () => {
  const items = outputs.items(vscode, {
    'text/plain': 'a', 'image/png': 'AQI=', 'image/svg+xml': '<svg/>', 'application/vnd.plotly.v1+json': { data: [] },
  });

  assert.deepStrictEqual(items.map(({ mime, data }) => [mime, data]), [
    ['text/plain', 'a'], ['image/png', Buffer.from([1, 2])], ['image/svg+xml', '<svg/>'], ['application/vnd.plotly.v1+json', '{"data":[]}'],
  ]);
});

test('places in an error are written as the editor makes links of them', () => {
  const { data } = outputs.error(vscode, {
    ename: 'Compile error', evalue: 'CS0103: no', traceback: ['Line 2, column 5 of your code: CS0103: no', '   at line 1 of cell 12', '   at line 7 of half.csx'],
  }, 3);

  assert.deepStrictEqual(data, {
    name: 'Compile error', message: 'CS0103: no',
    stack: 'Cell In[3], line 2\ncolumn 5: CS0103: no\n   Cell In[12], line 1\n   at line 7 of half.csx',
  });
});

test('what is printed keeps its stream', () => {
  assert.deepStrictEqual(['stdout', 'stderr'].map(name => outputs.text(vscode, { name, text: 'x' }).mime), ['stdout', 'stderr']);
});

test('a verdict is told by its type, whatever else it looks like', () => {
  const verdict = { 'text/html': '✓', 'application/vnd.coursekit.verdict+json': { exercise: 'a/b', outcome: 'passed' } };

  assert.deepStrictEqual([verdict, { 'text/plain': '.Check(' }, {}, undefined].map(outputs.verdictOf),
    [{ exercise: 'a/b', outcome: 'passed' }, undefined, undefined, undefined]);
});
