'use strict';

const { randomUUID } = require('node:crypto');

/** A request as a line of JSON, and its id; see docs/kernel.md. */
function request(channel, type, content, session) {
  const id = randomUUID();
  const header = { msg_id: id, msg_type: type, session, username: 'vscode', date: new Date().toISOString(), version: '5.4' };
  return { id, line: `${JSON.stringify({ channel, header, parent_header: {}, metadata: {}, content })}\n` };
}

/** Cuts a stream of text into lines, which may come in pieces. */
function lines(take) {
  let rest = '';
  return text => {
    const parts = (rest + text).split('\n');
    rest = parts.pop();
    parts.filter(line => line.length > 0).forEach(take);
  };
}

module.exports = { request, lines };
