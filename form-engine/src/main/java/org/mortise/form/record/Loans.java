package org.mortise.form.record;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.mortise.core.access.FieldRight;
import org.mortise.core.contract.LentRights;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;

/** What people may see and write of a record beyond their roles, because they have been asked about it. */
@ApplicationScoped
public class Loans {

    private final List<LentRights> lenders;

    @Inject
    Loans(@All List<LentRights> lenders) {
        this.lenders = List.copyOf(lenders);
    }

    /** Outside the container, for tests of engines. */
    public static Loans of(LentRights... lenders) {
        return new Loans(List.of(lenders));
    }

    /** Rights by field key, of several lenders the strongest; empty when nothing is lent. */
    public Uni<Map<String, FieldRight>> to(Caller caller, ObjectKey form, UUID record) {
        if (!(caller instanceof Caller.User user)) {
            return Uni.createFrom().item(Map.of());
        }
        return Multi.createFrom()
                .iterable(lenders)
                .onItem()
                .transformToUniAndConcatenate(lender -> lender.of(user, form, record))
                .collect()
                .in(HashMap::new, (all, one) -> one.forEach((key, right) -> all.merge(key, right, FieldRight::or)));
    }

    /** Everybody to whom something of a record may be lent. */
    public Uni<Set<UUID>> borrowers(ObjectKey form, UUID record) {
        return Multi.createFrom()
                .iterable(lenders)
                .onItem()
                .transformToUniAndConcatenate(lender -> lender.borrowers(form, record))
                .collect()
                .in(HashSet::new, Set::addAll);
    }
}
