package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mortise.form.linkage.PreparedForm;

/** Sees what was computed of what somebody sent, before rules of the application have their say. Changes nothing. */
@FunctionalInterface
public interface Onlooker {

    Onlooker NOBODY = (form, computed) -> {};

    void look(PreparedForm form, ObjectNode computed);
}
