"use client";

import { useState } from "react";
import { vibrate } from "@/components/telegram/telegram";
import { Button } from "@/components/ui/button";
import { Group } from "@/components/ui/group";
import { Icon } from "@/components/ui/icon";
import { IconButton } from "@/components/ui/icon-button";
import { useWords } from "@/components/ui/locale";
import { Sheet } from "@/components/ui/sheet";
import { refundsWords } from "@/messages/miniapp/refunds";

export type RefundPolicy = { hoursBefore: number; percent: number }[];
type Kind = "none" | "until" | "steps";

type Props = { policy: RefundPolicy; onSave: (policy: RefundPolicy) => void; onClose: () => void };

const hourChoices = [0, 2, 24, 48, 72, 168, 336, 720];
const percentChoices = [100, 90, 75, 50, 25, 10];
const mostSteps = 5;
const usual = { hoursBefore: 48, percent: 100 };

/** Nothing back, all of it until some hours before, or less as time goes by. */
export function RefundSheet({ policy, onSave, onClose }: Props) {
  const words = useWords(refundsWords);
  const [kind, setKind] = useState<Kind>(kindOf(policy));
  const [steps, setSteps] = useState<RefundPolicy>(policy.length > 0 ? policy : [usual]);
  const set = (index: number, change: Partial<RefundPolicy[number]>) =>
    setSteps(steps.map((step, at) => (at === index ? { ...step, ...change } : step)));
  const choose = (next: Kind) => {
    vibrate("selection");
    setKind(next);
    if (next === "until") setSteps([{ ...(steps[0] ?? usual), percent: 100 }]);
    if (next === "steps" && steps.length < 2) setSteps([...steps, { hoursBefore: 24, percent: 50 }]);
  };
  const save = () => {
    // Of two steps at the same time, the better one holds.
    const byHours = new Map(
      steps.toSorted((one, other) => one.percent - other.percent).map((step) => [step.hoursBefore, step]),
    );
    onSave(kind === "none" ? [] : [...byHours.values()]);
    onClose();
  };

  const hours = (index: number, value: number) => (
    <Select
      label={words.refundUntil}
      value={value}
      choices={hourChoices.map((one) => [one, words.hoursBefore(one)])}
      onChoose={(hoursBefore) => set(index, { hoursBefore })}
    />
  );
  return (
    <Sheet title={words.refunds} onClose={onClose} isGrouped>
      <div className="grid gap-5">
        <div role="radiogroup" aria-label={words.refunds}>
          <Group>
            {(["none", "until", "steps"] as const).map((one) => (
              <label
                key={one}
                className="flex min-h-13 cursor-pointer items-center gap-3 px-4 py-2.25 has-focus-visible:bg-fill"
              >
                <input
                  type="radio"
                  name="refund-kind"
                  className="sr-only"
                  checked={kind === one}
                  onChange={() => choose(one)}
                />
                <span className="min-w-0 flex-1">
                  {words.refundKinds[one].title}
                  <small className="block text-[14px]/4.75 text-muted">{words.refundKinds[one].hint}</small>
                </span>
                <span className={`text-accent-text ${kind === one ? "" : "invisible"}`}>
                  <Icon name="check" size="s" />
                </span>
              </label>
            ))}
          </Group>
        </div>
        {kind === "until" && steps[0] && (
          <Group>
            <div className="flex min-h-13 items-center gap-3 px-4 py-1.5">
              <span className="flex-1">{words.refundUntil}</span>
              {hours(0, steps[0].hoursBefore)}
            </div>
          </Group>
        )}
        {kind === "steps" && (
          <Group>
            {steps.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are told apart by their place alone
              <div key={index} className="flex min-h-13 flex-wrap items-center gap-2 px-4 py-1.5">
                <Select
                  label={words.refundPercent}
                  value={step.percent}
                  choices={percentChoices.map((one) => [one, `${one} %`])}
                  onChoose={(percent) => set(index, { percent })}
                />
                {hours(index, step.hoursBefore)}
                <span className="ms-auto">
                  <IconButton
                    icon="minus"
                    label={words.refundRemoveStep}
                    disabled={steps.length === 1}
                    onClick={() => setSteps(steps.filter((_, at) => at !== index))}
                  />
                </span>
              </div>
            ))}
            {steps.length < mostSteps && (
              <button
                type="button"
                onClick={() => setSteps([...steps, { hoursBefore: 24, percent: 50 }])}
                className="flex min-h-13 w-full items-center gap-3 px-4 text-accent-text active:bg-fill"
              >
                <Icon name="plus" />
                {words.refundAddStep}
              </button>
            )}
          </Group>
        )}
        <Button size="block" look="fill" onClick={save}>
          {words.refundSave}
        </Button>
      </div>
    </Sheet>
  );
}

const kindOf = (policy: RefundPolicy): Kind =>
  policy.length === 0 ? "none" : policy.length === 1 && policy[0]?.percent === 100 ? "until" : "steps";

type SelectProps = {
  label: string;
  value: number;
  choices: [value: number, label: string][];
  onChoose: (value: number) => void;
};

/** One of a few numbers; another that was chosen elsewhere stays among them. */
function Select({ label, value, choices, onChoose }: SelectProps) {
  const isKnown = choices.some(([one]) => one === value);
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChoose(Number(target.value))}
      className="min-h-11 min-w-0 rounded-control bg-fill px-2.75"
    >
      {!isKnown && <option value={value}>{value}</option>}
      {choices.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}
