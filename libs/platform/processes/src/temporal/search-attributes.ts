import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** What workflows can be found by in Temporal's UI and lists. Ids and times only. */
export const searchKeys = {
  processType: defineSearchAttributeKey('ProcessType', SearchAttributeType.KEYWORD),
  subjectId: defineSearchAttributeKey('SubjectId', SearchAttributeType.KEYWORD),
  team: defineSearchAttributeKey('Team', SearchAttributeType.KEYWORD),
  dueAt: defineSearchAttributeKey('DueAt', SearchAttributeType.DATETIME),
  processState: defineSearchAttributeKey('ProcessState', SearchAttributeType.KEYWORD),
} as const;
