import { Injectable, inject } from '@angular/core';
import type {
  CalendarContent,
  CalendarList,
  CalendarPreviewView,
  CalendarVersionList,
  CalendarView,
  CalendarYearView,
  DraftCalendarYear,
  HolidayImport,
  PreviewCalendar,
  PreviewSlaPolicy,
  ReadHolidays,
  SlaEffect,
  SlaPolicyContent,
  SlaPolicyList,
  SlaPolicyPreviewView,
  SlaPolicyVersionList,
  SlaPolicyView,
} from '@casewright/contracts';
import { ApiClient, answer, ifMatch } from '../http/api-client';

/** Policies and the calendars that they count by. */
@Injectable({ providedIn: 'root' })
export class SlaAdminApi {
  private readonly http = inject(ApiClient).http;

  policies(): Promise<SlaPolicyList> {
    return answer(this.http.GET('/api/v1/sla-policies', { params: {} }));
  }

  policy(id: string): Promise<SlaPolicyView> {
    return answer(this.http.GET('/api/v1/sla-policies/{id}', { params: { path: { id } } }));
  }

  createPolicy(content: SlaPolicyContent, effect: SlaEffect): Promise<SlaPolicyView> {
    return answer(this.http.POST('/api/v1/sla-policies', { params: {}, body: { ...content, effect } }));
  }

  editPolicy(id: string, content: SlaPolicyContent, version: number, effect: SlaEffect): Promise<SlaPolicyView> {
    const body = { ...content, effect };
    return answer(this.http.PATCH('/api/v1/sla-policies/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));
  }

  policyVersions(id: string): Promise<SlaPolicyVersionList> {
    return answer(this.http.GET('/api/v1/sla-policies/{id}/versions', { params: { path: { id }, query: { limit: 100 } } }));
  }

  removePolicy(id: string, version: number, effect: SlaEffect): Promise<unknown> {
    const params = { path: { id }, query: { effect }, header: ifMatch(version) };
    return answer(this.http.DELETE('/api/v1/sla-policies/{id}', { params }));
  }

  /** `version` is that of the list. */
  orderPolicies(ids: readonly string[], effect: SlaEffect, version: number): Promise<SlaPolicyList> {
    return answer(this.http.PUT('/api/v1/sla-policies/order', { params: { header: ifMatch(version) }, body: { ids: [...ids], effect } }));
  }

  previewPolicy(draft: PreviewSlaPolicy): Promise<SlaPolicyPreviewView> {
    return answer(this.http.POST('/api/v1/sla-policies/preview', { params: {}, body: draft }));
  }

  calendars(): Promise<CalendarList> {
    return answer(this.http.GET('/api/v1/calendars', { params: {} }));
  }

  calendar(id: string): Promise<CalendarView> {
    return answer(this.http.GET('/api/v1/calendars/{id}', { params: { path: { id } } }));
  }

  createCalendar(content: CalendarContent): Promise<CalendarView> {
    return answer(this.http.POST('/api/v1/calendars', { params: {}, body: content }));
  }

  editCalendar(id: string, content: CalendarContent, version: number, effect: SlaEffect): Promise<CalendarView> {
    const body = { ...content, effect };
    return answer(this.http.PATCH('/api/v1/calendars/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));
  }

  calendarVersions(id: string): Promise<CalendarVersionList> {
    return answer(this.http.GET('/api/v1/calendars/{id}/versions', { params: { path: { id }, query: { limit: 100 } } }));
  }

  removeCalendar(id: string, version: number): Promise<unknown> {
    return answer(this.http.DELETE('/api/v1/calendars/{id}', { params: { path: { id }, header: ifMatch(version) } }));
  }

  /** The dates of a year under a draft. */
  calendarYear(draft: DraftCalendarYear): Promise<CalendarYearView> {
    return answer(this.http.POST('/api/v1/calendars/year', { params: {}, body: draft }));
  }

  readHolidays(file: ReadHolidays): Promise<HolidayImport> {
    return answer(this.http.POST('/api/v1/calendars/read-holidays', { params: {}, body: file }));
  }

  previewCalendar(draft: PreviewCalendar): Promise<CalendarPreviewView> {
    return answer(this.http.POST('/api/v1/calendars/preview', { params: {}, body: draft }));
  }
}
