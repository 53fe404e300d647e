import { routes } from "../app/routes.ts";
export const kit = routes;
