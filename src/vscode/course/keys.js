'use strict';

const { keybindings } = require('../package.json').contributes;

const IS_MAC = process.platform === 'darwin';

/** What a key that packages name so is called by who reads of it. */
const spelled = stroke => stroke.split('+').map(key => key[0].toUpperCase() + key.slice(1)).join('+');

/** The keys of a command, as a learner presses them: «Ctrl+K H»; those that the editor has by itself are given. */
function keysOf(command, otherwise) {
  const { key, mac } = keybindings.find(binding => binding.command === command) ?? { key: otherwise };
  return ((IS_MAC && mac) || key).split(' ').map(spelled).join(' ');
}

module.exports = { keysOf };
