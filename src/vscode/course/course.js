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
