import type { SlaChangeDraft, SlaEffect } from '@casewright/contracts';
import { Injectable } from '@nestjs/common';
import type { CalendarVersion } from '../../domain/business-time/calendar-hours';
import type { VersionName } from '../../domain/changes/configuration-change';
import { filedAs } from '../../domain/changes/drafted-change';
import type { KnownState } from '../../domain/changes/foresee';
import type { WantedTerms } from '../../domain/clock/clocks-state';
import type { PolicyVersion } from '../../domain/policy/policy';
import { draftedPolicyId, withChange, type WholeConfiguration } from '../../domain/rehearse/drafted-configuration';
import { ChangesMade } from '../../read-model/configuration/changes-made';
import { Configuration } from '../../read-model/configuration/configuration';
import { AgreementsNow } from '../../read-model/configuration/in-force';
import { PolicyLanguage } from '../policy-language';

/** The agreements with a draft among them. */
export interface Drafted {
  /** The newest change that had been recorded by then. */
  editionAt(recordedAt: string): number;
  termsFor(state: KnownState): Promise<WantedTerms>;
  calendars(names: readonly VersionName[]): Promise<readonly CalendarVersion[]>;
}

/** Agreements as they would be once a draft was saved; every other version is the one that is stored. */
@Injectable()
export class DraftedAgreements {
  constructor(
    private readonly made: ChangesMade,
    private readonly configuration: Configuration,
    private readonly language: PolicyLanguage,
  ) {}

  async with(draft: SlaChangeDraft, effect: SlaEffect, whole: WholeConfiguration): Promise<Drafted> {
    const { base, changes } = await this.made.all();
    const newest = (id: string) => [...whole.policies, ...whole.calendars].find((one) => one.id === id)?.version ?? 0;
    const filed = { edition: (changes.at(-1)?.edition ?? 0) + 1, effect };
    const future = { id: 'preview', madeAt: Number.POSITIVE_INFINITY, recordedAt: Number.POSITIVE_INFINITY };
    const change = filedAs(
      draft,
      newest,
      whole.calendars.map(({ id, version }) => ({ id, version })),
      draftedPolicyId,
      filed,
    );
    const after = withChange(whole, draft);
    const policies = withDrafts<PolicyVersion>((names) => this.configuration.policies(names), after.policies);
    const calendars = withDrafts<CalendarVersion>((names) => this.configuration.calendars(names), after.calendars);
    const agreements = new AgreementsNow(base, [...changes, { ...change, ...future }], await this.language.catalog(), { policies });
    return {
      calendars,
      editionAt: (recordedAt) => agreements.editionAt(recordedAt),
      async termsFor({ ticket, openedUnder }) {
        const asking = { ticket, openedUnder, upTo: filed.edition, cause: 'sla.terms-changed' } as const;
        return (await agreements.termsFor(asking)).terms;
      },
    };
  }
}

type Find<Version> = (names: readonly VersionName[]) => Promise<readonly Version[]>;

/** What a draft makes is not stored yet. */
function withDrafts<Version extends VersionName>(stored: Find<Version>, drafts: readonly Version[]): Find<Version> {
  const drafted = (name: VersionName) => drafts.find(({ id, version }) => id === name.id && version === name.version);
  return async (names) => {
    const found = await stored(names.filter((name) => !drafted(name)));
    return names.flatMap((name) => drafted(name) ?? found.find(({ id, version }) => id === name.id && version === name.version) ?? []);
  };
}
