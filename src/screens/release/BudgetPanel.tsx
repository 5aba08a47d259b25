import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import { BurnDown } from '../../ui/charts/BurnDown.tsx';
import type { Display } from '../../ui/format/display.ts';
import {
  budgetFacts,
  budgetSentence,
  budgetState,
  budgetUnit,
  servedStretch,
  type Budget,
} from './budgetText.ts';
import { FactList } from './FactList.tsx';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import text from '../../ui/styles/text.module.css';
import { useGlossaryLink } from './useGlossaryLink.ts';
import styles from './BudgetPanel.module.css';

/** How much of each objective's error budget is left, and how much of it this release spent. */
export function BudgetPanel({ body, display }: { body: FoundRelease; display: Display }) {
  const glossary = useGlossaryLink();
  const { budgets, release } = body;
  return (
    <Panel
      id="budget"
      title="Error budget"
      aside={<a href={glossary('error-budget')}>What is an error budget?</a>}
    >
      {budgets.length === 0 && (
        <p className={text.none}>
          No objective is set for {release.serviceLabel}. Write one into holdfast.json under “objectives”.
        </p>
      )}
      {budgets.map((budget) => (
        <BudgetRow key={`${budget.kpi} ${budget.journey ?? ''}`} {...{ budget, body, display }} />
      ))}
    </Panel>
  );
}

interface BudgetRowProps {
  readonly budget: Budget;
  readonly body: FoundRelease;
  readonly display: Display;
}

function BudgetRow({ budget, body, display }: BudgetRowProps) {
  const tables = usePreferences((preferences) => preferences.tables);
  const { version } = body.release;
  const facts = budgetFacts(budget, version, display);
  return (
    <div className={styles.budget}>
      <BurnDown
        title={budget.label}
        of={budgetUnit(budget, display)}
        atMs={budget.atMs}
        remaining={budget.remainingAt}
        window={budget.window}
        release={servedStretch(budget, body)}
        sentence={budgetSentence(budget, version, display)}
        state={budgetState(budget)}
        display={display}
        tables={tables}
        onTables={(open) => setPreferences({ tables: open })}
      />
      {facts.length > 0 && <FactList facts={facts} />}
    </div>
  );
}
