package org.mortise.core.store;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.ParamType;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** The one way in which SQL is written from its parts: PostgreSQL, all names quoted, values as {@code $1, $2 …}. */
final class Rendering {

    static final DSLContext SQL = quietly();

    private Rendering() {}

    /** The library would greet the log at its first use. */
    private static DSLContext quietly() {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        return DSL.using(
                SQLDialect.POSTGRES,
                new Settings()
                        .withParamType(ParamType.NAMED)
                        .withRenderNamedParamPrefix("$")
                        .withRenderFormatted(false));
    }
}
