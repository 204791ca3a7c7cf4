/** Ids of commands that take something back, or do it again, begin with it. */
export const undoPrefix = 'undo:';
export const redoPrefix = 'redo:';
