import {
  CalendarList,
  CalendarPreviewView,
  CalendarVersionList,
  CalendarView,
  CalendarYearView,
  ClockList,
  ClockParams,
  CreateCalendar,
  CreateSlaPolicy,
  CreditClock,
  DraftCalendarYear,
  EditCalendar,
  EditSlaPolicy,
  ExcuseClock,
  HolidayImport,
  ListSlaVersions,
  PreviewCalendar,
  PreviewSlaPolicy,
  ReadHolidays,
  PreviewSlaChange,
  RemoveSlaPolicy,
  ReorderSlaPolicies,
  SlaChangeList,
  SlaChangePreview,
  SlaChangeView,
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
export class ClockParamsDto extends createZodDto(ClockParams) {}
export class CreditClockDto extends createZodDto(CreditClock) {}
export class ExcuseClockDto extends createZodDto(ExcuseClock) {}
export class RemoveSlaPolicyDto extends createZodDto(RemoveSlaPolicy) {}
export class PreviewSlaChangeDto extends createZodDto(PreviewSlaChange) {}
export class SlaChangePreviewDto extends createZodDto(SlaChangePreview) {}
export class SlaChangeDto extends createZodDto(SlaChangeView) {}
export class SlaChangeListDto extends createZodDto(SlaChangeList) {}
