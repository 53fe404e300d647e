import { FakeServer } from "./fake-server.ts";
import { RENTAL, RENTALS, SESSION } from "./fixtures.ts";

/** A record from which a step is for one role. */
export const QUOTED = RENTALS.find(({ data }) => data["stage"] === "quote");

/** The way from a quote to running is for dispatchers alone. */
export function serverFor(...roles: readonly string[]): FakeServer {
  const fields = RENTAL.model.fields.map((field) => {
    if (field.key !== "stage") return field;
    const options = ((field.props?.["options"] ?? []) as readonly { readonly key: string }[]).map((option) =>
      option.key === "quote" ? { ...option, roles: { running: ["dispatcher"] } } : option,
    );
    return { ...field, type: "stage", props: { options } };
  });
  const user = { ...SESSION.user, administrator: false, roles };
  return new FakeServer()
    .on("GET", "/session", () => ({ status: 200, body: { ...SESSION, user } }))
    .on("GET", "/forms/{form}", () => ({ status: 200, body: { ...RENTAL, model: { ...RENTAL.model, fields } } }));
}
