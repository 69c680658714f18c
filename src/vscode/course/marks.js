'use strict';

/** How each outcome of a check looks: a symbol of VS Code, its color, and words. */
module.exports = {
  notAttempted: { icon: 'circle-outline', color: undefined, words: 'not attempted' },
  passed: { icon: 'pass-filled', color: 'testing.iconPassed', words: 'passed' },
  failed: { icon: 'error', color: 'testing.iconFailed', words: 'not yet' },
  broken: { icon: 'error', color: 'testing.iconFailed', words: 'threw an exception' },
  timedOut: { icon: 'watch', color: 'testing.iconFailed', words: 'out of time' },
};
