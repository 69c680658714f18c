'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const { lines, request } = require('../../../src/vscode/kernel/messages');

test('lines are cut however they come', () => {
  const taken = [];
  const take = lines(line => taken.push(line));

  ['{"a"', ':1}\n{"b":2}\n\n{', '"c":3}', '\n'].forEach(take);

  assert.deepStrictEqual(taken, ['{"a":1}', '{"b":2}', '{"c":3}']);
});

test('a request is one line of JSON with an id of its own', () => {
  const [one, other] = [request('shell', 'execute_request', { code: 'a\nb' }, 's'), request('shell', 'execute_request', {}, 's')];

  assert.notStrictEqual(one.id, other.id);
  assert.match(one.line, /^[^\n]+\n$/);
  const { channel, header, content } = JSON.parse(one.line);
  assert.deepStrictEqual([channel, header.msg_type, header.msg_id, header.session, content], ['shell', 'execute_request', one.id, 's', { code: 'a\nb' }]);
});
