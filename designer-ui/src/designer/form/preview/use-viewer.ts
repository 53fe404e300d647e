import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { metadata } from "../../../api/metadata.ts";
import { type Person, people } from "../../../api/people.ts";
import type { Language } from "../../../i18n/words.ts";
import { type FlowStep, isFlowOf, stepsOf } from "../../../model/designer/flow-nodes.ts";
import type { Device } from "../../../model/designer/preview.ts";
import { type RoleView, roleView } from "../../../model/designer/role-view.ts";
import type { Surroundings } from "../../../model/form/surroundings.ts";
import type { FieldRight, FormShape } from "../../../model/form-shape.ts";
import type { LocalizedText } from "../../../model/localized-text.ts";
import { readRole } from "../../../model/role/role-document.ts";
import { rightsAtNode, shapeAtNode } from "../../../runtime/inbox/node-form.ts";

/** What is shown beside the form. */
export type Beside = "why" | "json";

/** How the form is looked at, apart from who does. */
export interface Look {
  readonly device: Device;
  /** Whether it is held on its side. */
  readonly turned: boolean;
  readonly language: Language;
  readonly dark: boolean;
}

/** Who looks: somebody with a role, or a person with all of theirs. */
export type As = { readonly role: string } | { readonly person: string } | null;

export interface Choice {
  readonly as: As;
  readonly department: string | null;
  /** Key of a flow and id of a step of it. */
  readonly step: string | null;
}

export interface FlowSteps {
  readonly key: string;
  readonly title: LocalizedText;
  readonly steps: readonly FlowStep[];
}

/** The form and the world as the chosen one finds them. */
export interface Viewer {
  readonly shape: FormShape;
  readonly rights: Readonly<Record<string, FieldRight>> | null;
  /** What is known of the one who looks; null for the reader. */
  readonly variables: Surroundings["variables"] | null;
  /** Who it is, in the words of the server; null for the reader. */
  readonly playedAs: string | null;
  /** Whether a step lends the form to whom it asks. */
  readonly lent: boolean;
  /** What the roles allow; null for administrators and for steps, whose rights stand in the place of those of roles. */
  readonly view: RoleView | null;
  readonly people: readonly Person[];
  readonly flows: readonly FlowSteps[];
  /** Whether everything is there that the choice stands on. */
  readonly complete: boolean;
}

export const stepName = (flow: string, step: string): string => `${flow} ${step}`;

export function useViewer(shape: FormShape, form: string, choice: Choice): Viewer {
  const { as, department, step } = choice;
  const directory = useQuery(people.directory("", null));
  const person = as && "person" in as ? directory.data?.items.find(({ id }) => id === as.person) : undefined;
  const roleKeys = as === null ? [] : "role" in as ? [as.role] : (person?.roles ?? []);
  const roles = useQueries({ queries: roleKeys.map((key) => ({ ...metadata.one("role", key), retry: false })) });
  const flows = useFlowsOf(form);
  const known = roles.map(({ data }) => data?.version).join();
  const reader = as === null && department === null;
  const everything = reader || person?.administrator === true;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys and versions stand for the roles
  return useMemo(() => {
    const atStep = flows.flatMap(({ key, steps }) => steps.filter(({ id }) => stepName(key, id) === step)).at(0);
    const held = roles.flatMap(({ data }) => {
      const doc = data?.published ?? data?.draft;
      return data && doc ? [[data.key, readRole(doc)] as const] : [];
    });
    const view = everything || atStep ? null : roleView(new Map(held), form, pathsOf(shape));
    const place = department ?? person?.department ?? null;
    return {
      shape: atStep ? shapeAtNode(shape, atStep.fields) : shape,
      rights: atStep ? rightsAtNode(atStep.fields) : (view?.fields ?? null),
      variables: reader
        ? null
        : {
            ...(person ? { "user.id": person.id, "user.subordinates": [person.id] } : {}),
            "user.roles": [...roleKeys],
            "user.administrator": person?.administrator ? "true" : "false",
            ...(place === null ? {} : { "user.department": place, "user.departments": [place] }),
          },
      playedAs: personaOf(choice),
      lent: atStep !== undefined,
      view,
      people: directory.data?.items.filter(({ active }) => active) ?? [],
      flows,
      complete: roles.every(({ isPending }) => !isPending) && (as === null || "role" in as || person !== undefined),
    };
  }, [shape, form, person, roleKeys.join(), known, everything, department, step, flows, directory.data]);
}

/** Whom the server answers as; a department stands in the place of the person's own. */
function personaOf({ as, department }: Choice): string | null {
  const parts = [
    ...(as === null ? [] : "role" in as ? [`role=${as.role}`] : [`person=${as.person}`]),
    ...(department === null ? [] : [`department=${department}`]),
  ];
  return parts.length === 0 ? null : parts.join(";");
}

const pathsOf = ({ model }: FormShape): readonly string[] =>
  model.fields.flatMap(({ key, fields = [] }) => [key, ...fields.map((column) => `${key}.${column.key}`)]);

/** Flows of the form with the steps that people decide at; those that nobody may look into are left out. */
function useFlowsOf(form: string): readonly FlowSteps[] {
  const lines = useQuery(metadata.list("flow"));
  const keys = (lines.data?.items ?? []).map(({ key }) => key);
  const found = useQueries({ queries: keys.map((key) => ({ ...metadata.one("flow", key), retry: false })) });
  const known = found.map(({ data }) => data?.draftRevision).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revisions stand for the flows
  return useMemo(
    () =>
      found.flatMap(({ data }) => {
        const doc = data?.draft ?? data?.published;
        if (!data || !doc || !isFlowOf(form, data.key, doc)) return [];
        return [{ key: data.key, title: (doc["title"] ?? data.key) as LocalizedText, steps: stepsOf(doc) }];
      }),
    [form, known],
  );
}
