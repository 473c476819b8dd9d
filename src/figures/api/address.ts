/** Where the API is mounted. */
export const root = "/api/v1";
/** Of the interface, by semantic versioning; its first number is in every address. Changes are listed in CHANGELOG.md. */
export const apiVersion = "1.0.0";
