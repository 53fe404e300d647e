package org.mortise.core.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jooq.impl.SQLDataType;

/**
 * Loads the SQL renderer's types before anybody asks.
 *
 * <p>Two of its classes initialise each other. When the first two requests after a start reached them on two event loops, each
 * through the other class, both loops waited for ever and the server answered nothing any more.
 */
@ApplicationScoped
class SqlTypes {

    private static final Logger LOG = Logger.getLogger(SqlTypes.class);

    void load(@Observes @Priority(1) StartupEvent starting) {
        LOG.debugf("SQL types are loaded, such as %s", SQLDataType.CLOB.getTypeName());
    }
}
