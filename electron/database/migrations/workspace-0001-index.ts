/** The workspace index of the first version: settings and what the overview shows; rebuilt from the folders at any time. */
export const workspaceIndex = `
CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE enterprises (
  id TEXT NOT NULL PRIMARY KEY,
  summary TEXT NOT NULL
) STRICT;
`
