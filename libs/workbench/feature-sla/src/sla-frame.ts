import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { EditorFrame, Section, VersionList, ViewState } from '@casewright/ui';
import type { Row } from '@casewright/data-access';
import type { SlaEditor } from './sla-editor';

/** The editor's frame around a calendar, a policy or a ladder. Slots: `[state]`, `[notice]`, the form itself, `[consequence]`; their versions stand below that. */
@Component({
  selector: 'cw-sla-frame',
  imports: [EditorFrame, Section, VersionList, ViewState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = editor();
    <cw-view-state [loading]="it.shown()" (retry)="it.again()">
      <cw-editor-frame
        [title]="it.shown().state === 'ready' ? title() : ''"
        [saveLabel]="saveLabel()"
        [edits]="it.changed() ? 'unsaved' : 'none'"
        [busy]="it.busy()"
        [may]="it.may()"
        [refusal]="it.refusal()"
        [restored]="it.draft.restored()"
        (saved)="saved.emit()"
        (discarded)="it.discard()"
        (reloaded)="it.reload()"
        (insisted)="it.insist()"
      >
        <ng-content select="[state]" ngProjectAs="[state]" />
        <ng-content select="[notice]" ngProjectAs="[notice]" />
        <ng-content />
        <ng-container consequence>
          <ng-content select="[consequence]" />
          <cw-section title="Versions" name="sla-versions"><cw-version-list [entries]="it.life()" /></cw-section>
        </ng-container>
      </cw-editor-frame>
    </cw-view-state>
  `,
})
export class SlaFrame {
  readonly editor = input.required<SlaEditor<Row, object>>();
  readonly title = input.required<string>();
  readonly saveLabel = input('Save');
  readonly saved = output();
}
