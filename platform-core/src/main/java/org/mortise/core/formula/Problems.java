package org.mortise.core.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The mistakes found so far in one formula. */
final class Problems {

    private final List<FormulaProblem> found = new ArrayList<>();

    void add(String code, int from, int to, Map<String, Object> params) {
        found.add(new FormulaProblem(code, from, to, params));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<FormulaProblem> list() {
        return found;
    }
}
