export * from "./BadName.tsx";
