'use strict';

const vscode = require('vscode');
const marks = require('./marks');

/** Lessons and exercises in the side bar. */
class View {
  constructor(course) {
    this.course = course;
    this.onDidChangeTreeData = course.onChanged;
  }

  getChildren(parent) {
    return parent ? parent.exercises.map(exercise => ({ lesson: parent, exercise })) : this.course.lessons;
  }

  getTreeItem({ lesson, exercise, ...itself }) {
    return exercise ? this.#exercise(lesson, exercise) : this.#lesson(itself);
  }

  #lesson(lesson) {
    const passed = lesson.exercises.filter(exercise => exercise.outcome === 'passed').length;
    const finished = passed === lesson.exercises.length;
    return Object.assign(new vscode.TreeItem(lesson.title, vscode.TreeItemCollapsibleState.Expanded), {
      id: lesson.path,
      description: `${passed} of ${lesson.exercises.length} passed`,
      iconPath: finished ? icon(marks.passed) : new vscode.ThemeIcon('book'),
      tooltip: lesson.path,
      command: { command: 'vscode.openWith', title: 'Open Lesson', arguments: [this.course.notebook(lesson), 'jupyter-notebook'] },
    });
  }

  #exercise(lesson, exercise) {
    const mark = marks[exercise.outcome];
    return Object.assign(new vscode.TreeItem(exercise.title), {
      id: exercise.id,
      description: mark.words,
      iconPath: icon(mark),
      tooltip: `${exercise.title}: ${mark.words}`,
      accessibilityInformation: { label: `Exercise ${exercise.title}, ${mark.words}` },
      command: { command: 'coursekit.openExercise', title: 'Open Exercise', arguments: [lesson, exercise] },
    });
  }
}

const icon = mark => new vscode.ThemeIcon(mark.icon, mark.color && new vscode.ThemeColor(mark.color));

/** Shows the course, and keeps it up to date. */
function createView(course) {
  const tree = vscode.window.createTreeView('coursekit.course', { treeDataProvider: new View(course), showCollapseAll: true });
  const count = () => {
    const exercises = course.lessons.flatMap(lesson => lesson.exercises);
    const open = exercises.filter(exercise => exercise.outcome !== 'passed').length;
    tree.description = exercises.length > 0 ? `${exercises.length - open} of ${exercises.length}` : undefined;
  };
  return vscode.Disposable.from(tree, course.onChanged(count), vscode.commands.registerCommand('coursekit.refresh', () => course.refresh()));
}

module.exports = { createView };
