/** What is said of computed values that people may overrule. */
export const words = {
  overridden: "Set by hand",
  computeAgain: "Compute again",
  computed: "Computed; you may set another value",
};
