"use client";
import { Rows3, Rows4 } from "lucide-react";
import { otherDensity } from "./density";
import { IconSwitch } from "./icon-switch";
import { useLook } from "./look";

/** Without use under 900 px, where rows are cards. */
export function DensityToggle() {
  const { density, switchDensity } = useLook();
  const Icon = density === "dense" ? Rows3 : Rows4;
  return (
    <IconSwitch
      label={`Switch to ${otherDensity(density)} rows`}
      onPress={switchDensity}
      className="max-[900px]:hidden"
    >
      <Icon aria-hidden="true" size={15} />
    </IconSwitch>
  );
}
