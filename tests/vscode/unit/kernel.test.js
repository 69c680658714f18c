'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
require('./vscode');
const { Kernel } = require('../../../src/vscode/kernel/kernel');

/** A kernel that is a few lines of JavaScript: what it does with a request is the code of the request. */
const PROGRAM = `
  const say = text => process.stdout.write(text);
  require('node:readline').createInterface({ input: process.stdin }).on('line', line => {
    const { channel, header, content } = JSON.parse(line);
    const send = (on, type, content) => say(JSON.stringify({ channel: on, header: { msg_type: type }, parent_header: header, content }) + '\\n');
    const reply = content => { send(channel, header.msg_type.replace('request', 'reply'), content); send('iopub', 'status', { execution_state: 'idle' }); };
    eval(content.code);
  });
`;

const log = { text: '', append(text) { this.text += text; }, appendLine(text) { this.text += `${text}\n`; } };

const started = t => {
  const kernel = new Kernel([process.execPath, '-e', PROGRAM], process.cwd(), log);
  t.after(() => kernel.stop());
  return kernel;
};

const run = (kernel, code, on) => kernel.ask('execute_request', { code }, { on });

test('a request gives its reply, and what is said about it on the way', async t => {
  const seen = [];

  const reply = await run(started(t), 'send("iopub", "stream", { text: "a" }); reply({ status: "ok" })', (type, { text }) => seen.push([type, text]));

  assert.deepStrictEqual([reply, seen], [{ status: 'ok' }, [['stream', 'a']]]);
});

test('replies find their requests in any order', async t => {
  const kernel = started(t);

  const replies = [run(kernel, 'globalThis.first = reply'), run(kernel, 'reply(2); first(1)')];

  assert.deepStrictEqual(await Promise.all(replies), [1, 2]);
});

test('what is no message goes to the log', async t => {
  await run(started(t), 'say("not JSON\\n"); console.error("an error"); reply({})');

  assert.match(log.text, /not JSON\n/);
});

test('who waits for a kernel that dies is told', async t => {
  const kernel = started(t);
  const ended = new Promise(resolve => kernel.onEnded(resolve));

  await assert.rejects(run(kernel, 'process.exit(3)'), { message: 'The kernel has ended (exit code 3).' });
  assert.strictEqual(await ended, 'The kernel has ended (exit code 3).');
  await assert.rejects(run(kernel, ''), { message: 'The kernel has ended (exit code 3).' });
  assert.deepStrictEqual([kernel.isAlive, kernel.wasStopped], [false, false]);
});

test('a kernel that is stopped says so', async t => {
  const kernel = started(t);
  const waiting = assert.rejects(run(kernel, ''), { message: 'The kernel was stopped.' });

  await kernel.stop();

  await waiting;
  assert.strictEqual(kernel.wasStopped, true);
});

test('a program that is not there is named', async () => {
  const kernel = new Kernel(['no-such-program', 'x'], process.cwd(), log);

  await assert.rejects(run(kernel, ''), { message: /^no-such-program x could not be started: / });
  assert.match(log.text, /no-such-program x could not be started/);
});
