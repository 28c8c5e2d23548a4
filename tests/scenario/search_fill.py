# SPDX-License-Identifier: Apache-2.0
"""Many products at once, by SQL and without events, as an import leaves them."""
AT_ONCE = 1000


def quoted(value):
    if value is None:
        return "NULL"
    if isinstance(value, int):
        return str(value)
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


def fill(database, rows):
    """Of each (id, sku, name, description, category, price in won, stock, sold recently); the later ones are newer."""
    rows = list(rows)
    for at in range(0, len(rows), AT_ONCE):
        some = rows[at:at + AT_ONCE]
        database.run("\n".join((
            "BEGIN;",
            "INSERT INTO products (id, sku, name, description, category, price, sold_recently, created_at) VALUES",
            ",\n".join(f"({','.join(map(quoted, (*row[:6], row[7])))}, '2026-01-01' + INTERVAL {row[0]} SECOND)" for row in some) + ";",
            "INSERT INTO inventory (product_id, available_quantity, total_quantity) VALUES",
            ",\n".join(f"({row[0]},{row[6]},{row[6]})" for row in some) + ";",
            "COMMIT;")))
