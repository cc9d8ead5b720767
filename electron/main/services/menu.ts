/**
 * The menu of the window. Items send a ShellCommand to the page; what needs an open vault is off while it is locked.
 *
 * Undo is special: its key is shown here and handled in the page (renderer/bridge/commands.ts), because in a text
 * field it must undo typing and elsewhere the last change. Choosing it with the mouse sends the command, and the page
 * decides the same way.
 */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { ShellCommand, ShellState } from '#contract/desktop-api.ts'
import { shellTexts } from './shell-texts.ts'

interface MenuSurroundings {
  send: (command: ShellCommand) => void
  isMac: boolean
  isPackaged: boolean
}

export const menuTemplate = (
  state: ShellState,
  { send, isMac, isPackaged }: MenuSurroundings,
): MenuItemConstructorOptions[] => {
  const texts = shellTexts[state.language]
  const item = (label: string, accelerator: string, command: ShellCommand, needsVault = false) => ({
    label,
    accelerator,
    enabled: !needsVault || state.vaultOpen,
    click: () => send(command),
  })
  const divider: MenuItemConstructorOptions = { type: 'separator' }
  const settings = item(texts.settings, 'CmdOrCtrl+,', 'settings', true)
  const appleMenu: MenuItemConstructorOptions = {
    label: 'Driehoek',
    submenu: [
      { role: 'about', label: texts.about },
      divider,
      settings,
      divider,
      { role: 'hide', label: texts.hide },
      { role: 'hideOthers', label: texts.hideOthers },
      { role: 'unhide', label: texts.showAll },
      divider,
      { role: 'quit', label: texts.quit.replace('&', '') },
    ],
  }
  return [
    ...(isMac ? [appleMenu] : []),
    {
      label: texts.file,
      submenu: [
        item(texts.newConversation, 'CmdOrCtrl+N', 'new-conversation', true),
        item(texts.save, 'CmdOrCtrl+S', 'save', true),
        item(texts.print, 'CmdOrCtrl+P', 'print', true),
        divider,
        item(texts.lock, 'CmdOrCtrl+L', 'lock', true),
        ...(isMac ? [] : [settings, divider, { role: 'quit' as const, label: texts.quit, accelerator: 'Ctrl+Q' }]),
      ],
    },
    {
      label: texts.edit,
      submenu: [
        { ...item(texts.undo, 'CmdOrCtrl+Z', 'undo'), registerAccelerator: false },
        { role: 'redo', label: texts.redo },
        divider,
        { role: 'cut', label: texts.cut },
        { role: 'copy', label: texts.copy },
        { role: 'paste', label: texts.paste },
        { role: 'selectAll', label: texts.selectAll },
        divider,
        item(texts.find, 'CmdOrCtrl+K', 'find', true),
      ],
    },
    {
      label: texts.view,
      submenu: [
        item(texts.toggleTheme, 'CmdOrCtrl+Shift+T', 'toggle-theme'),
        divider,
        { role: 'zoomIn', label: texts.zoomIn },
        { role: 'zoomOut', label: texts.zoomOut },
        { role: 'resetZoom', label: texts.zoomReset },
        divider,
        { role: 'togglefullscreen', label: texts.fullScreen },
        ...(isPackaged
          ? []
          : [
              divider,
              { role: 'reload' as const, label: texts.reload, accelerator: 'CmdOrCtrl+Shift+R' },
              { role: 'toggleDevTools' as const, label: texts.inspect },
            ]),
      ],
    },
    { role: 'help', label: texts.help, submenu: [item(texts.helpHere, 'F1', 'help')] },
  ]
}

export const showMenu = (state: ShellState, surroundings: MenuSurroundings): void =>
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(state, surroundings)))
