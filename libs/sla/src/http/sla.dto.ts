import {
  CalendarList,
  CalendarPreviewView,
  CalendarVersionList,
  CalendarView,
  CalendarYearView,
  ClockList,
  CreateCalendar,
  CreateSlaPolicy,
  DraftCalendarYear,
  EditCalendar,
  EditSlaPolicy,
  HolidayImport,
  ListSlaVersions,
  PreviewCalendar,
  PreviewSlaPolicy,
  ReadHolidays,
  ReorderSlaPolicies,
  SlaPolicyList,
  SlaPolicyPreviewView,
  SlaPolicyVersionList,
  SlaPolicyView,
} from '@casewright/contracts';
import { createZodDto } from 'nestjs-zod';

export class CreateCalendarDto extends createZodDto(CreateCalendar) {}
export class EditCalendarDto extends createZodDto(EditCalendar) {}
export class PreviewCalendarDto extends createZodDto(PreviewCalendar) {}
export class DraftCalendarYearDto extends createZodDto(DraftCalendarYear) {}
export class CalendarYearDto extends createZodDto(CalendarYearView) {}
export class ReadHolidaysDto extends createZodDto(ReadHolidays) {}
export class HolidayImportDto extends createZodDto(HolidayImport) {}
export class CalendarDto extends createZodDto(CalendarView) {}
export class CalendarListDto extends createZodDto(CalendarList) {}
export class CalendarPreviewDto extends createZodDto(CalendarPreviewView) {}
export class CreateSlaPolicyDto extends createZodDto(CreateSlaPolicy) {}
export class EditSlaPolicyDto extends createZodDto(EditSlaPolicy) {}
export class ReorderSlaPoliciesDto extends createZodDto(ReorderSlaPolicies) {}
export class PreviewSlaPolicyDto extends createZodDto(PreviewSlaPolicy) {}
export class SlaPolicyDto extends createZodDto(SlaPolicyView) {}
export class SlaPolicyListDto extends createZodDto(SlaPolicyList) {}
export class SlaPolicyPreviewDto extends createZodDto(SlaPolicyPreviewView) {}
export class ListSlaVersionsDto extends createZodDto(ListSlaVersions) {}
export class CalendarVersionListDto extends createZodDto(CalendarVersionList) {}
export class SlaPolicyVersionListDto extends createZodDto(SlaPolicyVersionList) {}
export class ClockListDto extends createZodDto(ClockList) {}
