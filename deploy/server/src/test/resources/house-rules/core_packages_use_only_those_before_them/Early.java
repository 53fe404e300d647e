package org.mortise.core.kernel;

class Early {
    org.mortise.core.store.Late late;
}
