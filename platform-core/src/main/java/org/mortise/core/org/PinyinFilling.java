package org.mortise.core.org;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.mortise.core.database.Database;

/** Writes down how names are read that were there before anybody could be found by it. */
@ApplicationScoped
class PinyinFilling {

    private static final Logger LOG = Logger.getLogger(PinyinFilling.class);

    private final Database database;
    private final PersonTable persons;

    PinyinFilling(Database database, PersonTable persons) {
        this.database = database;
        this.persons = persons;
    }

    void start(@Observes StartupEvent started) {
        fill().subscribe().with(done -> {}, failure -> LOG.warn("Names could not be read in pinyin", failure));
    }

    Uni<Void> fill() {
        return persons.unread(database.pool())
                .flatMap(names -> names.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : persons.read(database.pool(), names).chain(this::fill));
    }
}
