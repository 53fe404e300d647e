import { createContext, useContext } from "react";
import type { Room } from "../../../model/designer/layout.ts";

const Around = createContext<Room>("top");

export const RoomProvider = Around.Provider;

/** What the nodes that are drawn here stand in. */
export const useRoom = (): Room => useContext(Around);

/** Pixels at the ends of tabs that mean the place beside them rather than a tab. */
export const EDGE = 14;
