'use strict';

/** How each outcome of a check looks: a symbol of VS Code, its color, and words. A pass stays, whatever is tried later. */
const marks = {
  notAttempted: { icon: 'circle-outline', color: undefined, words: 'not attempted' },
  passed: { icon: 'pass-filled', color: 'testing.iconPassed', words: 'passed once' },
  failed: { icon: 'error', color: 'testing.iconFailed', words: 'not yet' },
  broken: { icon: 'error', color: 'testing.iconFailed', words: 'threw an exception' },
  timedOut: { icon: 'watch', color: 'testing.iconFailed', words: 'out of time' },
};

/** The mark of an exercise: that it has passed once or, until then, the outcome of its last check. */
const markOf = ({ passed, lastOutcome }) => passed ? marks.passed : marks[lastOutcome];

/** How far an exercise is, in words: both facts where they are two. */
const wordsOf = exercise => exercise.passed && exercise.lastOutcome !== 'passed'
  ? `${marks.passed.words}; last try: ${marks[exercise.lastOutcome].words}`
  : markOf(exercise).words;

module.exports = { marks, markOf, wordsOf };
