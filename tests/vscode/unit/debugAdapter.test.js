'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const vscode = require('./vscode');
const { CellDebugAdapter } = require('../../../src/vscode/debug/adapter');

const cell = (name, text) => ({
  kind: 2, metadata: {}, document: { languageId: 'csharp', getText: () => text, uri: { toString: () => `cell:${name}` } },
});

/** A kernel that answers as given, and notes what it was asked. */
class FakeKernel {
  asked = [];
  isAlive = true;
  #events = new vscode.EventEmitter();
  #ended = new vscode.EventEmitter();

  onDebugEvent = this.#events.event;
  onEnded = this.#ended.event;

  async debug(command, given) {
    this.asked.push([command, given]);
    return { type: 'response', seq: 9, request_seq: 0, command, success: true, body: command === 'dumpCell' ? { sourcePath: `/tmp/${given.code}.cs` } : {} };
  }

  tell(event) {
    this.#events.fire(event);
  }

  die() {
    this.isAlive = false;
    this.#ended.fire();
  }
}

/** A session that has begun to debug the second of three cells. */
async function begun(run = () => new Promise(() => {})) {
  const notebook = { getCells: () => cells };
  const cells = [cell('one', 'same'), cell('two', 'same'), cell('three', 'other')];
  cells.forEach(one => { one.notebook = notebook; });
  const kernel = new FakeKernel();
  const told = [];
  const adapter = new CellDebugAdapter(cells[1], kernel, run, () => told.push('done'));
  adapter.onDidSendMessage(message => told.push(message));
  const ask = (command, given) => adapter.handleMessage({ type: 'request', seq: 7, command, arguments: given });
  await ask('launch', {});
  return { adapter, ask, kernel, told, event: name => told.find(one => one.event === name) };
}

test('what the editor calls by its cells, the kernel knows by their texts', async () => {
  const { ask, kernel, told } = await begun();
  await ask('setBreakpoints', { source: { path: 'cell:three' }, breakpoints: [{ line: 2 }] });

  assert.deepStrictEqual(kernel.asked.at(-1), ['setBreakpoints', { source: { path: '/tmp/other.cs' }, breakpoints: [{ line: 2 }] }]);
  assert.strictEqual(told.at(-1).request_seq, 7);
});

test('of two cells with one text, the code stops in that which is debugged', async () => {
  const { kernel, told } = await begun();
  kernel.tell({ type: 'event', event: 'x', body: { stackFrames: [{ id: 1, source: { name: 'Cell 4', path: '/tmp/same.cs' } }] } });

  assert.deepStrictEqual(told.at(-1).body.stackFrames[0].source, { name: 'Cell 4', path: 'cell:two' });
});

test('a text that no cell has any more is asked for by number', async () => {
  const { ask, kernel, told } = await begun();
  kernel.tell({ type: 'event', event: 'x', body: { source: { name: 'Cell 1', path: '/tmp/gone.cs' } } });
  const { source } = told.at(-1).body;
  await ask('source', { source, sourceReference: source.sourceReference });

  assert.strictEqual(source.path, undefined);
  assert.strictEqual(kernel.asked.at(-1)[1].source.path, '/tmp/gone.cs');
});

test('the cell is run when all breakpoints are set, and its end is that of the session', async () => {
  let end;
  const { ask, kernel, event } = await begun(() => new Promise(resolve => { end = resolve; }));
  assert.strictEqual(end, undefined);
  await ask('configurationDone');
  end();
  await new Promise(setImmediate);

  assert.ok(event('terminated'));
  await ask('disconnect', {});
  assert.deepStrictEqual(kernel.asked.at(-1), ['disconnect', { terminateDebuggee: false }]);
});

test('who ends the session while the cell runs ends the cell', async () => {
  const { ask, kernel } = await begun();
  await ask('configurationDone');
  await ask('disconnect', {});

  assert.deepStrictEqual(kernel.asked.at(-1), ['disconnect', { terminateDebuggee: true }]);
});

test('the end of the kernel is that of the session', async () => {
  const { adapter, ask, kernel, told, event } = await begun();
  kernel.die();

  assert.ok(event('terminated'));
  await ask('disconnect', {});
  assert.strictEqual(told.at(-1).success, true);
  adapter.dispose();
  assert.strictEqual(told.at(-1), 'done');
});

test('a request that the kernel cannot take fails', async () => {
  const { ask, kernel, told } = await begun();
  kernel.debug = async () => { throw new Error('The kernel has ended.'); };
  await ask('threads');

  assert.deepStrictEqual([told.at(-1).success, told.at(-1).message], [false, 'The kernel has ended.']);
});
