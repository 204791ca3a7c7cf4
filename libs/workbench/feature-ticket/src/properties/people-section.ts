import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BuiltInWhyField, DecidedField, EditTicket, TicketEventView, TicketView } from '@casewright/contracts';
import { Avatar, Icon, Section } from '@casewright/ui';
import { RequesterPicker } from './requester-picker';
import { Spark } from './spark';

/** Who asks, from which organisation, and who follows. */
@Component({
  selector: 'cw-people-section',
  imports: [Avatar, Icon, RequesterPicker, RouterLink, Section, Spark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = ticket();
    <cw-section title="Requester">
      @if (why() === 'offered') {
        <cw-spark aside what="Requester" [by]="by('requesterId')" (asked)="asked.emit('requesterId')" />
      }
      <div class="person">
        <cw-avatar [name]="it.requester.name" [size]="32" />
        <div>
          @if (known() === 'visible') {
            <strong
              ><a [routerLink]="['/customers', it.requester.id]">{{ it.requester.name }}</a></strong
            >
          } @else {
            <strong>{{ it.requester.name }}</strong>
          }
          <a [href]="'mailto:' + it.requester.email">{{ it.requester.email }}</a>
          @if (it.organisation; as organisation) {
            <span><cw-icon name="organisation" [size]="14" />{{ organisation.name }}</span>
          }
        </div>
        @if (editing() === 'enabled' && known() === 'visible') {
          <cw-requester-picker [requesterId]="it.requester.id" (picked)="edited.emit({ requesterId: $event })" />
        }
      </div>
      <a class="cw-quiet-button" routerLink="/queue" [queryParams]="{ requesterId: it.requester.id, sort: '-createdAt' }">
        <cw-icon name="ticket" [size]="14" />All tickets of {{ firstName() }}
      </a>
    </cw-section>
    <cw-section title="Followers">
      @if (why() === 'offered') {
        <cw-spark aside what="Followers" [by]="by('followers')" (asked)="asked.emit('followers')" />
      }
      <div class="followers">
        @for (follower of it.followers; track follower.id) {
          <cw-avatar [name]="follower.name" [size]="24" />
        }
        @if (following() === 'enabled') {
          <button class="cw-quiet-button" type="button" (click)="toggled.emit()">
            <cw-icon name="follow" />{{ it.following ? 'Stop following' : 'Follow' }}
          </button>
        }
      </div>
    </cw-section>
  `,
  styles: `
    .person {
      display: flex;
      gap: 10px;
      margin-bottom: var(--cw-2);
    }
    .person > div {
      display: flex;
      flex-direction: column;
      min-width: 0;
    }
    cw-requester-picker {
      flex: none;
      margin-left: auto;
    }
    strong {
      font-weight: 600;
    }
    .person a {
      display: inline-block;
      min-height: 24px;
      line-height: 24px;
    }
    .person strong a {
      color: inherit;
    }
    .person div > a,
    .person span {
      overflow: hidden;
      color: var(--cw-muted);
      text-overflow: ellipsis;
    }
    .person span {
      display: inline-flex;
      gap: 4px;
      align-items: center;
    }
    .cw-quiet-button {
      margin-left: -8px;
    }
    .followers {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      align-items: center;
    }
  `,
})
export class PeopleSection {
  readonly ticket = input.required<TicketView>();
  readonly editing = input<'enabled' | 'disabled'>('disabled');
  readonly following = input<'enabled' | 'disabled'>('enabled');
  /** Whether the reader may see the customer's page, and look for others. */
  readonly known = input<'hidden' | 'visible'>('hidden');
  readonly decided = input<ReadonlyMap<DecidedField, TicketEventView>>(new Map());
  readonly why = input<'offered' | 'hidden'>('hidden');
  readonly edited = output<EditTicket>();
  readonly toggled = output();
  readonly asked = output<BuiltInWhyField>();
  protected readonly firstName = computed(() => this.ticket().requester.name.split(' ')[0] ?? '');

  protected by(field: 'requesterId' | 'followers'): 'person' | 'machine' {
    return this.decided().has(field) ? 'machine' : 'person';
  }
}
