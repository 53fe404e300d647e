import { view } from "../form-view/view.ts";
export const climbing = view;
