'use strict';

const assert = require('node:assert');
const { test } = require('node:test');
const vscode = require('./vscode');
const { Course } = require('../../../src/vscode/course/course');
const { createView } = require('../../../src/vscode/course/view');
const { registerStatusBar } = require('../../../src/vscode/course/statusBar');

const exercise = (id, lastOutcome = 'notAttempted', passed = lastOutcome === 'passed') => ({ id, title: id, hints: 2, passed, lastOutcome });

/** A course of two lessons with exercises, and one without; no folder is open, so that nobody reads a record. */
function courseOf(...exercises) {
  const course = new Course({ appendLine() {} });
  course.notebook = lesson => vscode.Uri.file(`/course/${lesson.path}`);
  course.lessons = [
    { path: '1.ipynb', title: 'One', exercises: exercises.slice(0, 2) },
    { path: '2.ipynb', title: 'Prose', exercises: [] },
    { path: '3.ipynb', title: 'Three', exercises: exercises.slice(2) },
  ];
  return course;
}

const both = ({ passed, lastOutcome }) => [passed, lastOutcome];

test('a verdict counts as soon as it is there, and a pass stays', () => {
  const course = courseOf(exercise('a'), exercise('b'));
  const seen = [];
  course.onChanged(() => seen.push(both(course.exercise('a'))));

  for (const outcome of ['failed', 'passed', 'broken', 'notAttempted']) course.take({ exercise: 'a', outcome });

  assert.deepStrictEqual(seen, [[false, 'failed'], [true, 'passed'], [true, 'broken']]);
  assert.deepStrictEqual(both(course.exercise('b')), [false, 'notAttempted']);
});

test('a verdict on numbers of another learner counts for none', () => {
  const course = courseOf(exercise('a'));
  course.onChanged(() => assert.fail('Nothing has changed.'));

  course.take({ exercise: 'a?draw=3', outcome: 'passed' });

  assert.deepStrictEqual(both(course.exercise('a')), [false, 'notAttempted']);
});

const orders = [
  ['the one behind', ['failed', 'notAttempted', 'notAttempted'], 'a', 'b'],
  ['over one that has passed, into the next lesson', ['failed', 'passed', 'notAttempted'], 'a', 'c'],
  ['the first that is left, after the last', ['passed', 'failed', 'passed'], 'c', 'b'],
  ['the first of the lesson, from above all of them', ['failed', 'failed', 'failed'], undefined, 'c'],
  ['itself, if nothing else is left', ['passed', 'failed', 'passed'], 'b', 'b'],
  ['none, if all have passed', ['passed', 'passed', 'passed'], 'a', undefined],
];

for (const [name, outcomes, from, expected] of orders) {
  test(`the next exercise is ${name}`, () => {
    const course = courseOf(...outcomes.map((outcome, at) => exercise('abc'[at], outcome)));

    assert.strictEqual(course.next(course.lessons[2], from)?.exercise.id, expected);
  });
}

test('a notebook is known as its lesson', () => {
  const course = courseOf();

  assert.strictEqual(course.lessonOf({ uri: vscode.Uri.file('/course/3.ipynb') }).title, 'Three');
  assert.strictEqual(course.lessonOf({ uri: vscode.Uri.file('/course/4.ipynb') }), undefined);
});

/** The lines of the course view: mark, title and number. */
function viewOf(course) {
  createView(course);
  const { treeDataProvider: view } = vscode.tree;
  const item = element => view.getTreeItem(element);
  const lines = view.getChildren().flatMap(lesson => [item(lesson), ...view.getChildren(lesson).map(item)]);
  return lines.map(({ given: [title], iconPath, description, tooltip }) => ({ title, icon: iconPath.given[0], description, tooltip }));
}

test('the course view has marks and numbers, with words for them in the tooltips', () => {
  const course = courseOf(exercise('a', 'passed'), exercise('b', 'failed', true), exercise('c', 'timedOut'));

  assert.deepStrictEqual(viewOf(course), [
    { title: 'One', icon: 'pass-filled', description: '2/2', tooltip: 'One: 2 of 2 exercises passed' },
    { title: 'a', icon: 'pass-filled', description: undefined, tooltip: 'a: passed once' },
    { title: 'b', icon: 'pass-filled', description: undefined, tooltip: 'b: passed once; last try: not yet' },
    { title: 'Prose', icon: 'book', description: undefined, tooltip: 'Prose' },
    { title: 'Three', icon: 'book', description: '0/1', tooltip: 'Three: 0 of 1 exercises passed' },
    { title: 'c', icon: 'watch', description: undefined, tooltip: 'c: out of time' },
  ]);
});

/** What stands below the cell of an exercise. */
function statusOf(one) {
  registerStatusBar(courseOf(one));
  const items = vscode.statusBar.provideCellStatusBarItems({ kind: vscode.NotebookCellKind.Code, metadata: { metadata: { coursekit: { exercise: one.id } } } });
  return items.map(({ given: [text], tooltip, command }) => [text.replace(/\$\(.+?\) ?/, ''), command?.command, tooltip]);
}

test('below an exercise stands what can be done, and by which keys', () => {
  assert.deepStrictEqual(statusOf(exercise('a')), [
    ['', undefined, 'not attempted'],
    ['Check', 'coursekit.check', 'Run this cell and check the answer (Ctrl+Enter)'],
    ['Hint', 'coursekit.hint', 'Show the next of 2 hints (Ctrl+K H)'],
    ['Reset', 'coursekit.reset', 'Put the starter back (Ctrl+K Backspace)'],
  ]);
});

test('the solution is offered after a try, the next exercise after a pass', () => {
  const words = one => statusOf(one).map(([text]) => text);

  assert.deepStrictEqual(words(exercise('a', 'failed')), ['', 'Check', 'Hint', 'Solution', 'Reset']);
  assert.deepStrictEqual(words(exercise('a', 'passed')), ['passed once', 'Check', 'Hint', 'Next', 'Solution', 'Reset']);
  assert.deepStrictEqual(words(exercise('a', 'broken', true)), ['passed once', 'Check', 'Hint', 'Next', 'Solution', 'Reset']);
});
