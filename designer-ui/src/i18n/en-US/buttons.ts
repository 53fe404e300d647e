/** What a new record begins with. */
export const words = {
  "values.add": "Add a field",
  "values.remove": "Do not begin with {{field}}",
  thisRecord: "This record",
};
