'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const vscode = require('./vscode');
const { createController } = require('../../../src/vscode/notebook/controller');

/** Runs a tagged cell, to which the kernel answers as given, and a plain one behind it; gives how each ended. */
async function endsAfter(answer) {
  const notebook = {};
  const cell = tags => ({ notebook, metadata: { metadata: { tags } }, document: { languageId: 'csharp', getText: () => tags.join() } });
  const cells = [cell(['raises-exception']), cell([])];
  const kernel = { ask: async (_, { code }) => code ? answer() : { status: 'ok', coursekit_status: 'succeeded' } };

  const running = createController({ of: () => kernel }).run(notebook, cells);
  vscode.controller.select(notebook);
  const wentOn = await running;

  return [...cells.map(({ ended }) => ended), wentOn];
}

test('a run waits until the notebook, which has just been opened, is given to the controller', async () => {
  const notebook = {};
  const cell = { notebook, metadata: {}, document: { languageId: 'csharp', getText: () => '1' } };
  const kernel = { ask: async () => ({ status: 'ok', coursekit_status: 'succeeded' }) };

  const running = createController({ of: () => kernel }).run(notebook, [cell]);
  await new Promise(resolve => setTimeout(resolve, 20));
  assert.strictEqual(cell.ended, undefined);
  vscode.controller.select(notebook);
  await running;
  assert.strictEqual(cell.ended, true);
});

test('a verdict is passed on before the cell ends', async () => {
  const notebook = {};
  const cell = { notebook, metadata: {}, document: { languageId: 'csharp', getText: () => '1' } };
  const verdict = { exercise: 'a/b', outcome: 'passed' };
  const taken = [];
  const kernel = {
    ask: async (type, content, { on }) => {
      on('execute_result', { data: { 'text/html': '✓', 'application/vnd.coursekit.verdict+json': verdict } });
      assert.deepStrictEqual([taken, cell.ended], [[verdict], undefined]);
      return { status: 'ok', coursekit_status: 'succeeded' };
    },
  };

  const running = createController({ of: () => kernel }, { take: one => taken.push(one) }).run(notebook, [cell]);
  vscode.controller.select(notebook);

  assert.strictEqual(await running, true);
});

const failing = status => () => ({ status: 'error', coursekit_status: status });
const dying = () => { throw new Error('The kernel has ended.'); };

test('a run goes on after a cell that may fail and did', async () => {
  assert.deepStrictEqual(await endsAfter(failing('failed')), [false, true, true]);
});

const endings = [
  ['was interrupted', failing('interrupted')],
  ['ran out of time', failing('timedOut')],
  ['was not run', () => ({ status: 'aborted' })],
  ['has ended its kernel', dying],
];

for (const [name, answer] of endings) {
  test(`a run ends with a cell that ${name}, even if it may fail`, async () => {
    assert.deepStrictEqual(await endsAfter(answer), [false, undefined, false]);
  });
}
