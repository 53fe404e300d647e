package org.mortise.core.formula;

import java.util.Locale;

/** The static type of an expression or a field. */
public sealed interface FxType {

    /** The name used in catalogues and problems: {@code number}, {@code ref:contract}, {@code list:number}. */
    String id();

    /** Types without parameters; {@code BLANK} is the type of {@code BLANK()} and fits everywhere. */
    enum Scalar implements FxType {
        NUMBER,
        TEXT,
        BOOL,
        DATE,
        DATETIME,
        TIME,
        DURATION,
        OPTION,
        USER,
        DEPARTMENT,
        FILE,
        BLANK;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A linked record of a form; its value is the record's id. */
    record Ref(String form) implements FxType {

        @Override
        public String id() {
            return "ref:" + form;
        }
    }

    /** Several values of one type, such as a column of a sub-table. */
    record ListOf(FxType element) implements FxType {

        @Override
        public String id() {
            return "list:" + element.id();
        }
    }
}
