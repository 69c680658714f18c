'use strict';

const assert = require('node:assert');
const { test } = require('node:test');

require('../../../src/CourseKit.Notebooks/Export/Web/keeping.js');

const names = [
  ['The kernel slides', 'the-kernel-slides'],
  ['Loss, 3×3 (log)<br>of ½ an epoch', 'loss-3-3-log-of-1-2-an-epoch'],
  ['池化', '池化'],
  ['…', 'figure'],
  [undefined, 'figure'],
];

for (const [title, name] of names) {
  test(`a figure with the title «${title}» is kept as ${name}`, () => assert.strictEqual(keeping.nameOf(title), name));
}

test('curves that share their places are columns beside each other', () => {
  assert.strictEqual(
    keeping.csvOf([{ name: 'train', x: [1, 2], y: [0.5, 0.25] }, { name: 'test, all', x: [2, 3], y: new Float32Array([1, 2]) }]),
    'x,train,"test, all"\n1,0.5,\n2,0.25,1\n3,,2');
});

test('points that share a place are a row each', () => {
  assert.strictEqual(keeping.csvOf([{ x: [1, 1], y: [2, 3] }]), 'name,x,y\ny1,1,2\ny1,1,3');
});

test('a map is rows of values', () => {
  assert.strictEqual(keeping.csvOf([{ type: 'heatmap', z: [[1, 2.5], [3, null]] }]), '1,2.5\n3,');
});

test('a map whose colors say something else is rows of the numbers behind them', () => {
  assert.strictEqual(keeping.csvOf([{ type: 'heatmap', z: { dtype: 'u1', bdata: 'AP8=', shape: '1, 2' }, customdata: [[12, 0]] }]), '12,0');
});

test('a picture of pixels has no values to copy', () => {
  assert.strictEqual(keeping.csvOf([{ type: 'image' }]), undefined);
});

test('a file is saved in base64, whatever form its address has', () => {
  assert.strictEqual(keeping.inBase64('data:image/svg+xml,%3Csvg%3E%C3%97'), 'data:image/svg+xml;base64,PHN2Zz7Dlw==');
  assert.strictEqual(keeping.inBase64('data:image/png;base64,AAEC'), 'data:image/png;base64,AAEC');
});
