package org.mortise.core.org;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.ObjectKey;

/**
 * Who a caller is in the organisation, as permissions see it.
 *
 * @param department own department, if any
 * @param departmentTree own department and all below it; empty without a department
 * @param subordinates the person and everybody who reports to them, directly or not
 * @param roles qualified keys of the roles held
 */
public record Identity(
        UUID id,
        String name,
        boolean administrator,
        @Nullable UUID department,
        Set<UUID> departmentTree,
        Set<UUID> subordinates,
        Set<ObjectKey> roles,
        Locale locale) {

    private static final Identity PLATFORM = new Identity(
            new UUID(0, 0), "Mortise", true, null, Set.of(), Set.of(), Set.of(), Locale.SIMPLIFIED_CHINESE);

    private static final Identity VISITOR =
            new Identity(new UUID(0, 1), "", false, null, Set.of(), Set.of(), Set.of(), Locale.SIMPLIFIED_CHINESE);

    private static final UUID NOBODY = new UUID(0, 2);

    public Identity {
        departmentTree = Set.copyOf(departmentTree);
        subordinates = Set.copyOf(subordinates);
        roles = Set.copyOf(roles);
    }

    /** The platform acting for itself: may do everything, is nobody's colleague; its id is all zeros. */
    public static Identity platform() {
        return PLATFORM;
    }

    /** Somebody without an account: holds no role and is nobody's colleague. */
    public static Identity visitor() {
        return VISITOR;
    }

    /**
     * Somebody who holds these roles and is nobody in particular: owns nothing, is in no department, and nobody reports to him.
     */
    static Identity somebody(Set<ObjectKey> roles, Locale locale) {
        return new Identity(NOBODY, "", false, null, Set.of(), Set.of(), roles, locale);
    }

    /** The same person, had he been in another department. */
    Identity in(UUID otherDepartment, Set<UUID> otherTree) {
        return new Identity(id, name, administrator, otherDepartment, otherTree, subordinates, roles, locale);
    }

    /** The same one, who reads {@code language} now. */
    public Identity reading(Locale language) {
        return language.equals(locale)
                ? this
                : new Identity(id, name, administrator, department, departmentTree, subordinates, roles, language);
    }

    /** Whether nobody could own anything by this identity's id. */
    public boolean isNobodyInParticular() {
        return id.equals(NOBODY);
    }

    public boolean isVisitor() {
        return id.equals(VISITOR.id);
    }

    public boolean isPlatform() {
        return id.equals(PLATFORM.id);
    }
}
