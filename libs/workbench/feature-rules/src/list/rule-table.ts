import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { RuleView } from '@casewright/contracts';
import { May } from '@casewright/data-access';
import { Cell, Chip, CompactRow, Icon, Table, Time, type Column } from '@casewright/ui';
import { phaseWords, statusLooks, trialLooks } from '../words';
import { listLeverOf } from './list-lever';
import { Sparkline } from './sparkline';

/** Rules with how they stand and how often they fired; each can be paused or resumed where it stands. */
@Component({
  selector: 'cw-rule-table',
  imports: [Cell, Chip, CompactRow, Icon, May, Sparkline, Table, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './rule-table.html',
  styleUrl: './rule-table.scss',
})
export class RuleTable {
  readonly rules = input.required<readonly RuleView[]>();
  readonly opened = output<RuleView>();
  readonly toggled = output<RuleView>();
  readonly endReached = output();
  protected readonly trials = trialLooks;
  protected readonly looks = statusLooks;
  protected readonly phases = phaseWords;
  protected readonly leverOf = listLeverOf;
  protected readonly columns: readonly Column[] = [
    { id: 'name', label: 'Rule', width: 'minmax(220px, 1fr)' },
    { id: 'status', label: 'Status', width: '130px' },
    { id: 'phase', label: 'Phase', width: '110px' },
    { id: 'fires', label: 'Fired in 7 days', width: '130px', align: 'end' },
    { id: 'last', label: 'Last fired', width: '120px' },
    { id: 'version', label: 'Version', width: '120px' },
    { id: 'actions', label: '', width: '110px', align: 'end' },
  ];

  protected asRule = (row: unknown): RuleView => row as RuleView;

  protected daysOf = ({ firesPerDay }: RuleView): string =>
    firesPerDay.map((fires, index) => `${index === 6 ? 'last 24 hours' : `${6 - index} d before`}: ${fires}`).join(', ');
}
