"""The colours of the window: one set of names, four sets of values."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Tokens:
    """Colours by what they are for, as `#RRGGBB`."""

    desk: str
    page: str
    card: str
    field: str
    line: str
    edge: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    accent_ink: str
    focus: str
    success: str
    success_soft: str
    caution: str
    caution_soft: str
    error: str
    error_soft: str
    lock: str
    lock_soft: str
    bring: str
    bring_soft: str
    mark: str
    dark: bool = False
    high_contrast: bool = False

    def colours(self) -> dict[str, str]:
        """Every colour by its name."""
        return {f.name: value for f in fields(self) if isinstance(value := getattr(self, f.name), str)}


LIGHT = Tokens(
    desk="#ECE9E1", page="#F8F6F1", card="#FFFEFC", field="#FFFFFF", line="#DDD8CC", edge="#857F73",
    ink="#22282B", muted="#5B6164", accent="#1F5C57", on_accent="#FFFFFF", accent_soft="#DFEAE5",
    accent_ink="#174742", focus="#1E63B5", success="#2C6A3F", success_soft="#E2EFE3", caution="#7F4E00",
    caution_soft="#F8ECD2", error="#9E2F27", error_soft="#F9E3DF", lock="#45536B", lock_soft="#E4E8EF",
    bring="#98471D", bring_soft="#F7E5D9", mark="#F6E3A1",
)  # fmt: skip

DARK = Tokens(
    desk="#161918", page="#1C201F", card="#252A29", field="#1A1E1D", line="#38403D", edge="#7F8885",
    ink="#ECE9E1", muted="#ABB0AB", accent="#8ECABD", on_accent="#10211E", accent_soft="#24403B",
    accent_ink="#B5E0D6", focus="#8FC3FA", success="#97CFA0", success_soft="#22382A", caution="#E8BE73",
    caution_soft="#3D3117", error="#F3A197", error_soft="#47241F", lock="#B6C3D8", lock_soft="#2C3442",
    bring="#EEAE87", bring_soft="#45291A", mark="#5C4B12", dark=True,
)  # fmt: skip

HIGH_CONTRAST_LIGHT = Tokens(
    desk="#FFFFFF", page="#FFFFFF", card="#FFFFFF", field="#FFFFFF", line="#000000", edge="#000000",
    ink="#000000", muted="#262626", accent="#003D38", on_accent="#FFFFFF", accent_soft="#E6F2EF",
    accent_ink="#00302C", focus="#0033CC", success="#0B4A1E", success_soft="#E9F5EA", caution="#5A3600",
    caution_soft="#FFF3D6", error="#8A0F0A", error_soft="#FFE9E6", lock="#1F2C47", lock_soft="#EAEEF6",
    bring="#6B2A05", bring_soft="#FDEBDD", mark="#FFE680", high_contrast=True,
)  # fmt: skip

HIGH_CONTRAST_DARK = Tokens(
    desk="#000000", page="#000000", card="#000000", field="#000000", line="#FFFFFF", edge="#FFFFFF",
    ink="#FFFFFF", muted="#E0E0E0", accent="#9BEBD9", on_accent="#000000", accent_soft="#06302A",
    accent_ink="#C8FFF2", focus="#FFE14D", success="#A6F0B0", success_soft="#06280F", caution="#FFD27A",
    caution_soft="#332300", error="#FFB3AA", error_soft="#3A0B07", lock="#C9D8F5", lock_soft="#141D30",
    bring="#FFC29C", bring_soft="#361A08", mark="#5E4A00", dark=True, high_contrast=True,
)  # fmt: skip

SEPIA = Tokens(
    desk="#E6D9BE", page="#F4EAD5", card="#FBF4E4", field="#FFFAEF", line="#D3C3A3", edge="#7D6F54",
    ink="#33291B", muted="#5E523F", accent="#245450", on_accent="#FFFFFF", accent_soft="#D9E2D2",
    accent_ink="#1B423F", focus="#1A56A0", success="#285F39", success_soft="#DCE7D3", caution="#704500",
    caution_soft="#F3DFB4", error="#8F2A22", error_soft="#F5DACD", lock="#414C61", lock_soft="#DEDDD8",
    bring="#853C16", bring_soft="#F3DBC3", mark="#EFD27D",
)  # fmt: skip

BLACK = Tokens(
    desk="#000000", page="#000000", card="#121514", field="#0B0D0C", line="#2B322F", edge="#7F8885",
    ink="#DAD7CF", muted="#A3A8A3", accent="#8ECABD", on_accent="#10211E", accent_soft="#1C3530",
    accent_ink="#B5E0D6", focus="#8FC3FA", success="#97CFA0", success_soft="#182A1E", caution="#E8BE73",
    caution_soft="#2C230D", error="#F3A197", error_soft="#391C18", lock="#B6C3D8", lock_soft="#232A36",
    bring="#EEAE87", bring_soft="#35200F", mark="#51420F", dark=True,
)  # fmt: skip

THEMES = {
    "light": LIGHT,
    "sepia": SEPIA,
    "dark": DARK,
    "black": BLACK,
    "high-contrast-light": HIGH_CONTRAST_LIGHT,
    "high-contrast-dark": HIGH_CONTRAST_DARK,
}
