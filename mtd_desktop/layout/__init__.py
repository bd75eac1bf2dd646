"""From a map to a page: where everything stands and how it is drawn, decided once for every output."""
