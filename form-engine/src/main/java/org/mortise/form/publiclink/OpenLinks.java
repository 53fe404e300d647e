package org.mortise.form.publiclink;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import org.mortise.core.access.AccessGate;
import org.mortise.core.access.CallerAccess;
import org.mortise.core.database.Database;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.Rejected;
import org.mortise.form.definition.PublishedForms;
import org.mortise.form.linkage.PreparedField;
import org.mortise.form.linkage.PreparedForm;

/**
 * Links that take entries now, by the secret of their address; one that does not is the same as one that is not there. One with a
 * password is there, and nothing of it is told until somebody comes with a key.
 */
@ApplicationScoped
public class OpenLinks {

    private final Database database;
    private final AccessGate gate;
    private final PublishedForms forms;
    private final PublicLinkTable table;
    private final Clock clock;

    OpenLinks(Database database, AccessGate gate, PublishedForms forms, PublicLinkTable table, Clock clock) {
        this.database = database;
        this.gate = gate;
        this.forms = forms;
        this.table = table;
        this.clock = clock;
    }

    /** A link as somebody who came through it has it. */
    record Entered(PublicLink link, PreparedForm form, CallerAccess access) {

        Caller.Visitor visitor() {
            return new Caller.Visitor(link.key());
        }

        /** The same for somebody who reads {@code language}. */
        Entered reading(Locale language) {
            return new Entered(link, form, access.reading(language));
        }

        /** An offered field or column; anything else is not there. */
        PreparedField field(String path) {
            return form.at(path).filter(field -> Offered.of(link).has(path)).orElseThrow(Rejected::notFound);
        }
    }

    Uni<PublicLinkTable.Address> address(Arrival arrival) {
        return table.find(database.pool(), arrival, clock.instant().minus(LinkPasswords.OPENS))
                .map(found -> found.orElseThrow(Rejected::notFound));
    }

    /** Whether it takes entries, for whoever still has to say its password. */
    Uni<Void> standing(PublicLinkTable.Address address) {
        return gate.of(new Caller.Visitor(address.link()))
                .invoke(access -> open(access, address))
                .replaceWithVoid();
    }

    Uni<Entered> enter(PublicLinkTable.Address address) {
        return gate.of(new Caller.Visitor(address.link())).map(access -> entered(access, address));
    }

    Entered entered(CallerAccess access, PublicLinkTable.Address address) {
        var link = open(access, address);
        if (address.locked()) {
            throw Rejected.because(Rejected.Kind.FORBIDDEN, "publiclink_locked");
        }
        return new Entered(link, forms.of(access.snapshot(), link.form()), access);
    }

    private PublicLink open(CallerAccess access, PublicLinkTable.Address address) {
        return PublicLink.find(access.snapshot(), address.link())
                .filter(known -> known.state(clock.instant(), address.records()) == PublicLink.State.OPEN)
                .orElseThrow(Rejected::notFound);
    }
}
