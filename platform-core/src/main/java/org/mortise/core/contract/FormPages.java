package org.mortise.core.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.mortise.core.access.FormAccess;

/** Forms as screens need them, made by the form engine for whoever has access to one. */
public interface FormPages {

    /**
     * The form of {@code access}: {@code {"key","version","title","icon","model","layouts","logic","settings","rights"}}, with no
     * {@code views} and no {@code flow}. What is hidden is in no part of it.
     */
    ObjectNode page(FormAccess access);
}
