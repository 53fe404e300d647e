import { packageOf, qualified } from "../menu.ts";
import type { Holds } from "./kinds.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Whether whoever writes holds one of some roles, named as the form names them; the platform, which has none, and administrators
 * are not asked. The twin of what the server's `Verification` says.
 */
export function holdingIn(form: string, variables: Surroundings["variables"]): Holds {
  const held = variables["user.roles"];
  const free = held === undefined || variables["user.administrator"] === "true";
  return (roles) => free || roles.some((role) => held.includes(qualified(packageOf(form), role)));
}

/** What is known of the roles of somebody. */
export const rolesOf = (user: { readonly roles: readonly string[]; readonly administrator: boolean }) => ({
  "user.roles": user.roles,
  "user.administrator": String(user.administrator),
});
