/** What comes back of a price, as its host decides. */
export const refunds = {
  refunds: "Refunds",
  refundNone: "No refunds",
  refundNote: "What guests get back when they give a ticket back. If you cancel, everybody gets everything.",
  refundStep: (percent: number, until: string) => `${percent} % ${until}`,
  hoursBefore: (hours: number) =>
    hours === 0
      ? "until it starts"
      : hours < 48
        ? `until ${hours} h before`
        : `until ${hours / 24} days before`,
  refundKinds: {
    none: { title: "No refunds", hint: "A ticket can be passed on instead" },
    until: { title: "Everything, until a time", hint: "Nothing after that" },
    steps: { title: "Less as time goes by", hint: "Steps that you choose" },
  },
  refundUntil: "Until",
  refundPercent: "How much",
  refundAddStep: "Add a step",
  refundRemoveStep: "Remove this step",
  refundSave: "Save",
};
