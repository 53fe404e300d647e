package org.mortise.core.metadata;

/** What kind of value a field holds: decides its JSON, its shadow column and the operators that fit. */
public enum ValueType {
    /** JSON string; column {@code text}. */
    TEXT,
    /** JSON string without a column: shown and searched, never filtered or sorted by. */
    LONG_TEXT,
    /** Decimal as a JSON string; column {@code numeric}. */
    NUMBER,
    /** JSON boolean; column {@code boolean}. */
    BOOLEAN,
    /** {@code YYYY-MM-DD}; column {@code date}. */
    DATE,
    /** RFC 3339 in UTC with milliseconds; column {@code timestamptz}. */
    DATETIME,
    /** {@code HH:mm:ss}; column {@code time}. */
    TIME,
    /** Key of an option; column {@code text}. */
    OPTION,
    /** Array of option keys; column {@code text[]}. */
    OPTIONS,
    /** Id of a person; column {@code uuid}. */
    USER,
    /** Array of ids of people; column {@code uuid[]}. */
    USERS,
    /** Id of a department; column {@code uuid}. */
    DEPARTMENT,
    /** Array of ids of departments; column {@code uuid[]}. */
    DEPARTMENTS,
    /** Id of a record of the target form; column {@code uuid}. */
    LINK,
    /** Array of ids of records of the target form; rows of a link table, in a row of a sub-table a column {@code uuid[]}. */
    LINKS,
    /** Array of objects with the {@code id} of a file each; column {@code uuid[]}. */
    FILES,
    /** JSON object that its text {@code code} stands for in conditions and formulas; column {@code text} of the code. */
    STRUCTURE,
    /** Array of rows; rows of a child table. */
    SUBTABLE;

    /** Whether a record keeps the value in a typed shadow column of its own row. */
    public boolean hasColumn() {
        return this != LONG_TEXT && this != LINKS && this != SUBTABLE;
    }
}
