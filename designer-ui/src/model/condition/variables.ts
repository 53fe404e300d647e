import type { FxType, FxValue } from "../formula/types";
import type { ConditionEnvironment } from "./context";
import { dateOf, dayAt } from "./zone";

const types: Readonly<Record<string, FxType>> = {
  "user.id": "user",
  "user.department": "department",
  "user.departmentTree": { list: "department" },
  "user.departments": { list: "department" },
  "user.departmentPeople": { list: "user" },
  "user.departmentTreePeople": { list: "user" },
  "user.subordinates": { list: "user" },
  "user.roles": { list: "text" },
  now: "datetime",
  today: "date",
};

/** What a condition may say about the person who asks, and about the moment. */
export const variableNames = Object.keys(types);

export function variableType(name: string): FxType | undefined {
  return Object.hasOwn(types, name) ? types[name] : undefined;
}

export function variableValue(name: string, environment: ConditionEnvironment): FxValue {
  if (name === "now") {
    return environment.now;
  }
  return name === "today" ? dateOf(dayAt(Date.parse(environment.now), environment.zone)) : environment.variable(name);
}
