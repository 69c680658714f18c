'use strict';

const { execFile } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');
const vscode = require('vscode');
const { commandFor } = require('../kernel/command');

const run = promisify(execFile);

/** What is in the folder of the course, or in a learner's copy of it. */
const SIGNS = ['CourseKit.sln', '.coursekit'];

/** The course in the open folder: its lessons, their exercises, and how far the learner is, as «coursekit progress» tells. */
class Course {
  #changed = new vscode.EventEmitter();
  #log;
  #asked;

  /** The lessons; none where no course is open. */
  lessons = [];

  constructor(log) {
    this.#log = log;
    this.refresh();
  }

  get onChanged() {
    return this.#changed.event;
  }

  /** The folder of the course. */
  get root() {
    const folders = vscode.workspace.workspaceFolders?.map(folder => folder.uri.fsPath) ?? [];
    return folders.find(folder => SIGNS.some(sign => fs.existsSync(path.join(folder, sign))));
  }

  /** The exercise with an id. */
  exercise(id) {
    return this.lessons.flatMap(lesson => lesson.exercises).find(exercise => exercise.id === id);
  }

  /** The lesson that a notebook is. */
  lessonOf(notebook) {
    return this.lessons.find(lesson => this.notebook(lesson).toString() === notebook.uri.toString());
  }

  /** The first exercise that has not passed, and its lesson: behind one with an id, else from a lesson on, else of all; behind the last is the first. */
  next(lesson, id) {
    const all = this.lessons.flatMap(one => one.exercises.map(exercise => ({ lesson: one, exercise })));
    const found = all.findIndex(one => one.exercise.id === id);
    const at = found >= 0 ? found + 1 : Math.max(0, all.findIndex(one => one.lesson === lesson));
    return [...all.slice(at), ...all.slice(0, at)].find(({ exercise }) => !exercise.passed);
  }

  /** Takes a verdict as soon as it is there, and then reads what has been recorded. One that counts for no exercise changes nothing. */
  take({ exercise: id, outcome }) {
    const exercise = this.exercise(id);
    if (exercise && outcome !== 'notAttempted') {
      Object.assign(exercise, { passed: exercise.passed || outcome === 'passed', lastOutcome: outcome });
      this.#changed.fire();
    }

    return this.refresh();
  }

  /** The address of a lesson's notebook. */
  notebook(lesson) {
    return vscode.Uri.file(path.join(this.root, lesson.path));
  }

  /** Asks again; of several at a time the last counts. */
  async refresh() {
    const { root } = this;
    if (!root) return;
    const [program, ...first] = commandFor(root);
    const asked = this.#asked = run(program, [...first, 'progress', '--format', 'json'], { cwd: root, maxBuffer: 64 << 20 });
    try {
      const { stdout } = await asked;
      if (asked !== this.#asked) return;
      this.lessons = JSON.parse(stdout).lessons;
      this.#changed.fire();
    } catch (problem) {
      this.#log.appendLine(`The progress could not be read. ${problem.stderr || problem.message}`);
    }
  }

  dispose() {
    this.#changed.dispose();
  }
}

module.exports = { Course };
